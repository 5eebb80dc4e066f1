import CairoCanvas
import Plotting
import Recordings
import Terminal
import Weaving

/// The figures of a chapter.
extension Chapter {
  /// Draws a figure under the listing, as `name.png` and `name.svg`. Its caption and its alternative text are prose
  /// in the grammar of the book.
  ///
  /// The name is a literal, used once in a chapter, of letters, digits and hyphens, because files are named for it.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, file: String = #filePath, line: Int = #line
  ) rethrows {
    try draw(name, figure, CallSite(file: file, line: line))
  }

  /// Draws a figure and states what it shows: that a measured value meets a requirement. The statement ends the caption.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, claim statement: String, _ measured: Double,
    _ requirement: Requirement, file: String = #filePath, line: Int = #line
  ) rethrows {
    let site = CallSite(file: file, line: line)
    try draw(name, figure, site)
    claim(statement, measured, requirement, of: name, site)
  }

  /// Where only what is measured counts, the figure is not even described.
  private func draw(_ name: String, _ figure: () throws -> Figure, _ site: CallSite) rethrows {
    guard !options.measureOnly else { return }
    let figure = try figure()
    let told = record { recorder throws(WeavingError) in
      try recorder.figure(name, caption: figure.caption, alt: figure.alt, at: site)
    }
    let layout: FigureLayout
    do {
      let start = ContinuousClock.now
      let drawing = try FigureDrawing(figure)
      try folder.write(try drawing.png(), to: "\(name).png")
      timings.figures[name] = start.duration(to: .now).seconds
      drawings[name] = drawing
      layout = drawing.layout
    } catch {
      fail(error)
    }
    say(told)
    let faults = layout.warnings.map(\.description) + layout.commands.textFaults(on: layout.size).map(\.description)
    for fault in faults { warn("\(source.place.mainFile):\(site.line): figure ‘\(name)’: \(fault)") }
  }
}
