import CairoCanvas
import Dispatch
import Files
import Foundation
import Recordings
import Terminal
import Weaving

/// A chapter that is running: the vocabulary in which its author shows results.
///
/// ```swift
/// let chapter = Chapter()  //hide
/// //: # Likelihood
/// //: …
/// chapter.record("samples", 200)
/// chapter.claim("The sample mean wins.", excess, .above(0))
/// chapter.finish()  //hide
/// ```
///
/// Everything is recorded with its line of source. ``finish()`` weaves the chapter and publishes it; whatever stops the
/// program before that leaves the earlier output untouched. Misuse ends the program with exit status 2 and one line that
/// names file and line.
public final class Chapter {
  /// The chapter's number in the book, from 1.
  public let number: Int
  /// The seed that the reader asked for, 42 unless told.
  public let seed: UInt64

  let options: ChapterOptions
  let book: Book
  let source: ChapterSource
  let staging: StagingFolder
  let folder: OutputFolder
  private let interruption: Interruption
  var recorder: Recorder
  var timings = Timings()
  /// The figures shown. Their SVG holds caption and alternative text, which may tell values that are recorded later.
  var drawings: [String: FigureDrawing] = [:]
  private var progressLine = ProgressLine()

  /// Starts the chapter whose `main.swift` this is called in: reads the command line, what the book is made of, and the
  /// chapter's source.
  public init(file: String = #filePath) {
    trapQuietly(in: file)
    options = ChapterOptions.parseOrExitInOneLine()
    let place: ChapterPlace
    do {
      book = try Book(root: try Book.root(around: file))
      place = try book.chapter(ofMainFile: file)
      source = try book.source(of: place)
      let output = book.output(options.output)
      let staging = try StagingFolder(place.name, in: output)
      cleanUp.set { staging.discard() }
      self.staging = staging
      folder = try OutputFolder(place.name, in: output, staging: staging.url)
    } catch {
      fail(error)
    }
    number = place.number
    seed = options.seed
    recorder = Recorder(for: place, seed: seed, epochs: options.epochs)
    interruption = Interruption { [staging] in staging.discard() }

    // Runs at every other end than that of `finish()`: without it, a program that forgets it would write nothing and
    // say nothing.
    atexit {
      cleanUp.run()
      warn("ended before chapter.finish(), so that nothing was written")
      _exit(2)
    }
    say("Chapter \(number). \(source.title) (seed \(seed))")
  }

  /// How many epochs to train for: as many as planned, or fewer where the reader is impatient (`--epochs`).
  public func epochs(_ planned: Int) -> Int { min(planned, options.epochs ?? planned) }

  /// Shows how far a long computation has come, unless the reader wants quiet: a line once in `every` steps, and on a terminal
  /// a bar with the time left.
  ///
  /// - Parameters:
  ///   - step: from 1.
  ///   - steps: how many there are.
  ///   - every: the steps between two lines.
  ///   - text: what is told of the step.
  public func progress(_ step: Int, of steps: Int, every: Int, _ text: @autoclosure () -> String) {
    guard !options.quiet else { return }
    progressLine.update(step, of: steps, every: every, text())
    fflush(nil)
  }

  /// Records something; misuse ends the program.
  func record<Result>(_ action: (inout Recorder) throws(WeavingError) -> Result) -> Result {
    do throws(WeavingError) {
      return try action(&recorder)
    } catch {
      fail(error)
    }
  }

  /// Prints a line on the terminal, unless the reader wants quiet.
  func say(_ text: String) {
    guard !options.quiet else { return }
    print(text)
    // Whoever reads a pipe sees each line as it comes.
    fflush(nil)
  }
}
