import Plotting
public func png(_ f: Figure) throws -> [UInt8] { [1] }
public func svg(_ f: Figure) throws -> [UInt8] { [2] }
