import CairoCanvas
import Foundation
import Plotting
import Recordings
import Terminal
import Weaving

/// The figures of a chapter.
extension Chapter {
  /// Draws a figure under the listing, as `name.png` and `name.svg`. Its caption and alternative text are written in
  /// the grammar of prose; the alternative text must not be empty.
  ///
  /// - Parameters:
  ///   - name: a string literal of letters, digits and hyphens, used for one figure of the chapter; it names the files,
  ///     and prose refers to the figure as `{{figure:name}}`.
  ///   - figure: the figure. It is not evaluated in a run that only measures, as for the study of many seeds.
  ///   - file: the calling file; it must be the chapter's `main.swift`.
  ///   - line: the calling line, under which the figure appears.
  /// - Throws: what `figure` throws.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, file: String = #filePath, line: Int = #line
  ) rethrows {
    try draw(name, figure, CallSite(file: file, line: line))
  }

  /// Draws a figure and claims what it shows; the claim ends the caption.
  ///
  /// - Parameters:
  ///   - name: a string literal of letters, digits and hyphens, used for one figure of the chapter; it names the files,
  ///     and prose refers to the figure as `{{figure:name}}`.
  ///   - figure: the figure. It is not evaluated in a run that only measures, as for the study of many seeds.
  ///   - statement: the claim, in the grammar of prose, the same for every seed. It should name what is measured.
  ///   - measured: the measured value. Infinities are allowed; NaN meets no requirement.
  ///   - requirement: the condition the value must meet, with bounds that do not depend on the seed.
  ///   - file: the calling file; it must be the chapter's `main.swift`.
  ///   - line: the calling line, under which the figure appears.
  /// - Throws: what `figure` throws.
  public func figure(
    _ name: String, _ figure: @autoclosure () throws -> Figure, claim statement: String, _ measured: Double,
    _ requirement: Requirement, file: String = #filePath, line: Int = #line
  ) rethrows {
    let site = CallSite(file: file, line: line)
    try draw(name, figure, site)
    claim(statement, measured, requirement, of: name, site)
  }

  /// Draws a figure, unless the run only measures.
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
      files["\(name).png"] = Data(try drawing.png())
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
