import CairoCanvas
import Dispatch
import Foundation
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
  /// The chapter's number, from its folder.
  public let number: Int
  /// The seed that the reader asked for, 42 unless told.
  public let seed: UInt64

  let options: ChapterOptions
  let book: Book
  let parsed: ParsedChapter
  private let staging: StagingFolder
  let folder: OutputFolder
  private let interruption: Interruption
  var recording: Recording
  var timings = Timings()
  /// The figures shown. Their SVG holds caption and alternative text, which may tell values that are recorded later.
  var drawings: [String: FigureDrawing] = [:]
  private var progressLine = ProgressLine()

  /// Starts the chapter whose `main.swift` this is called in: reads the command line and the chapter's source.
  public init(file: String = #filePath) {
    trapQuietly()
    options = ChapterOptions.parseOrExitInOneLine()
    do {
      guard let (root, number) = Book.place(ofSource: file) else {
        throw WeavingError(file: file, line: 1, "a chapter's program is chapters/chapterN/main.swift")
      }
      book = try Book(root: root)
      parsed = try book.chapter(number)
      let output = URL(filePath: options.output, directoryHint: .isDirectory)
      let staging = try StagingFolder("chapter\(number)", in: output)
      cleanUp.set { staging.discard() }
      self.staging = staging
      folder = try OutputFolder("chapter\(number)", in: output, staging: staging.url)
      self.number = number
    } catch {
      fail(error)
    }
    seed = options.seed
    recording = Recording(chapter: number, seed: seed)
    recording.epochs = options.epochs
    interruption = Interruption { [staging] in staging.discard() }

    // Runs at every other end than that of `finish()`: without it, a program that forgets it would write nothing and
    // say nothing.
    atexit {
      cleanUp.run()
      warn("ended before chapter.finish(), so that nothing was written")
      _exit(2)
    }
    say("Chapter \(number). \(parsed.title) (seed \(seed))")
  }

  /// How many epochs to train for: as many as planned, or fewer where the reader is impatient (`--epochs`).
  public func epochs(_ planned: Int) -> Int { min(planned, options.epochs ?? planned) }

  /// Shows how far a training run has come, unless the reader wants quiet: a line once in `every` epochs, and on a terminal
  /// a bar with the time left.
  public func progress(_ epoch: Int, of epochs: Int, every: Int, epochLoss: Double, testLoss: Double?) {
    guard !options.quiet else { return }
    progressLine.update(epoch, of: epochs, every: every, epochLoss: epochLoss, testLoss: testLoss)
    fflush(nil)
  }

  /// Records what a line of source shows.
  func add(_ content: RecordedResult.Content, _ file: String, _ line: Int) {
    check(file, line)
    recording.results.append(RecordedResult(line: line, content))
  }

  /// Results are placed by their line in the chapter's own source.
  func check(_ file: String, _ line: Int) {
    guard file.hasSuffix(parsed.file) else {
      fail(
        WeavingError(file: file, line: line, "results are recorded in \(parsed.file) only, so that they have a place"))
    }
  }

  /// Prints a line on the terminal, unless the reader wants quiet.
  func say(_ text: String) {
    guard !options.quiet else { return }
    print(text)
    // Whoever reads a pipe sees each line as it comes.
    fflush(nil)
  }

  /// Ends the program for what a line of source does wrong.
  func stop(_ line: Int, _ message: String) -> Never {
    fail(WeavingError(file: parsed.file, line: line, message))
  }
}

extension String {
  /// Whether the text is made of letters and digits of ASCII and of some other characters.
  func isName(holding others: String) -> Bool {
    allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) }
  }
}
