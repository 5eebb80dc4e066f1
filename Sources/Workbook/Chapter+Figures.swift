import CairoCanvas
import Plotting
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
    try draw(name, figure, file, line)
  }

  /// Draws a figure and states what it shows: that a measured value meets a requirement. The statement ends the caption.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, claim statement: String, _ measured: Double,
    _ requirement: Requirement, file: String = #filePath, line: Int = #line
  ) rethrows {
    try draw(name, figure, file, line)
    claim(statement, measured, requirement, of: name, file, line)
  }

  /// Where only what is measured counts, the figure is not even described.
  private func draw(_ name: String, _ figure: () throws -> Figure, _ file: String, _ line: Int) rethrows {
    guard !options.measureOnly else { return }
    guard !name.isEmpty, name.first != "-", name.isName(holding: "-") else {
      stop(line, "a figure's name is made of letters, digits and hyphens; here is ‘\(name)’")
    }
    let figure = try figure()
    guard !figure.alt.isEmpty else { stop(line, "the figure ‘\(name)’ has no text for those who cannot see it") }
    add(.figure(name: name, caption: figure.caption, alt: figure.alt), file, line)
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
    say("  figure \(name)")
    let faults = layout.warnings.map(\.description) + layout.commands.textFaults(on: layout.size).map(\.description)
    for fault in faults { warn("\(parsed.file):\(line): figure ‘\(name)’: \(fault)") }
  }
}
