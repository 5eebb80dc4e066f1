import CairoCanvas
import Dispatch
import Files
import Foundation
import Recordings
import Terminal
import Weaving

/// A running chapter, with the calls by which its author shows results.
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
/// Everything is recorded together with its source line. ``finish()`` weaves the chapter and publishes it; a program
/// that stops earlier leaves the previous output untouched. A mistake, such as a name used twice, ends the program with
/// exit status 2 and a one-line message that gives file and line.
public final class Chapter {
  /// The chapter's number in the book, from 1.
  public let number: Int
  /// The seed for the chapter's random numbers: the reader's `--seed`, by default 42.
  public let seed: UInt64

  let options: ChapterOptions
  let book: Book
  let source: ChapterSource
  let folder: OutputFolder
  let interruption: Interruption
  var recorder: Recorder
  var timings = Timings()
  /// What is to be written at the end, by the names of the files.
  var files: [String: Data] = [:]
  /// The figures shown so far. Their SVG is written at the end, because the caption and alternative text in it may
  /// contain values recorded later.
  var drawings: [String: FigureDrawing] = [:]
  private var progressLine = ProgressLine()

  /// Starts the chapter whose `main.swift` makes this call: reads the command line, `chapters/book.json` and the
  /// chapter's source. Call it once, before anything else. An error ends the program with a one-line message.
  ///
  /// - Parameter file: the path of the chapter's `main.swift`.
  public init(file: String = #filePath) {
    reportTraps(in: file)
    options = ChapterOptions.parseOrExitInOneLine()
    let place: ChapterPlace
    do {
      book = try Book(root: try Book.root(around: file))
      place = try book.chapter(ofMainFile: file)
      source = try book.source(of: place)
      folder = try OutputFolder(chapter: place.name, in: book.output(options.output))
    } catch {
      fail(error)
    }
    number = place.number
    seed = options.seed
    recorder = Recorder(for: place, seed: seed, epochs: options.epochs)
    interruption = Interruption()

    // Runs at every exit except that of `finish()`: without it, a program that forgets to call `finish()` would end
    // silently and write nothing.
    atexit {
      warn("ended before chapter.finish(), so nothing was written")
      _exit(2)
    }
    say("Chapter \(number). \(source.title) (seed \(seed))")
  }

  /// The number of epochs to train for: as planned, or fewer if the reader limits them with `--epochs`.
  ///
  /// - Parameter planned: the number of epochs the chapter plans.
  /// - Returns: the smaller of the two.
  public func epochs(_ planned: Int) -> Int { min(planned, options.epochs ?? planned) }

  /// Shows the progress of a long computation: on a terminal a bar with the time left, elsewhere a line every `every`
  /// steps. With `--quiet` it prints nothing.
  ///
  /// - Parameters:
  ///   - step: the step, from 1.
  ///   - steps: the number of steps.
  ///   - every: the number of steps from one line to the next, positive; the last step always has a line.
  ///   - text: the text that describes the step; evaluated only if it may be printed.
  public func progress(_ step: Int, of steps: Int, every: Int, _ text: @autoclosure () -> String) {
    guard !options.quiet else { return }
    guard let text = progressLine.update(step, of: steps, every: every, text()) else { return }
    print(text, terminator: "")
    fflush(nil)
  }

  /// Records something; a mistake ends the program.
  func record<Result>(_ action: (inout Recorder) throws(WeavingError) -> Result) -> Result {
    do throws(WeavingError) {
      return try action(&recorder)
    } catch {
      fail(error)
    }
  }

  /// Prints a line, unless `--quiet` is given.
  func say(_ text: String) {
    guard !options.quiet else { return }
    print(text)
    // At the other end of a pipe each line should appear at once.
    fflush(nil)
  }
}
