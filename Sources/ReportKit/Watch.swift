import Files
import Foundation
import Terminal
import Weaving

/// Makes the report again whenever a source changes, and lets an open page renew itself.
///
/// After a change the package is built and the new program takes the place of this one, since the change may be in the
/// program itself. The cache ensures that only chapters whose inputs have changed run.
struct Watch {
  private let package: URL
  /// A file beside the page, from which the page learns the version of the report and any news.
  private let version: URL
  private let identifier = UUID().uuidString
  /// The builds.
  private let children = ChildProcesses()

  /// - Parameters:
  ///   - package: the folder of the sources.
  ///   - output: the folder of the report.
  init(package: URL, output: URL) {
    self.package = package
    version = output.appending(path: "report.version.js")
  }

  /// Makes the report and waits for changes. It returns only if the report cannot be made at all.
  func go(on run: inout ReportRun) throws -> Bool {
    let version = version
    run.script = { Watch.script(asking: ($0 ? "../" : "") + version.lastPathComponent) }
    var seen = Sources(of: package)
    do {
      _ = try run.write()
    } catch let error where error is WeavingError || error is BookError {
      // The author can mend it while we wait.
      warn("\(error)")
    }
    try tell("")
    let interruption = Interruption { [children] in
      children.end()
      try? FileManager.default.removeItem(at: version)
    }
    defer { withExtendedLifetime(interruption) {} }
    say("Watching the sources; Ctrl-C ends it.")
    while true {
      seen.waitForChange()
      say("A source has changed.")
      let fault = fault()
      // A build that was terminated has failed, which is not the reader's concern.
      interruption.waitIfUnderWay()
      if let fault {
        try tell("\(fault): see the terminal. This page is unchanged.")
        say("\(fault); the report is unchanged. Still watching the sources; Ctrl-C ends it.")
      } else if seen.isCurrent {
        // What was saved while the build ran is not in it.
        try replaceProgram()
      }
    }
  }

  /// Why the report cannot be made from the present sources, in one clause; `nil` if it can.
  private func fault() -> String? {
    do {
      // The program that takes the place of this one could not even begin to watch.
      _ = try Book(root: package)
    } catch {
      warn("\(error)")
      return "The book cannot be read"
    }
    return build() ? nil : "The build has failed"
  }

  /// Tells an open page the version of the report and the news to show above it.
  private func tell(_ news: String) throws {
    try writeAtomically(Data("reportVersion = '\(identifier)'; reportNews = '\(news)'\n".utf8), to: version)
  }

  /// Prints a line at once, even into a pipe.
  private func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// A script that loads a file beside the page every second to find out whether there is a new version. A page that was opened
  /// from a file can load nothing but scripts. Once the file is gone, the watch has ended and the page stops asking.
  static func script(asking file: String) -> String {
    """

    // While the report is watched, the page renews itself.
    let version, unanswered = 0;
    const news = document.createElement('p');
    news.setAttribute('role', 'status');
    news.style.cssText =
      'position:sticky;top:0;z-index:9;margin:0;padding:.5em 1em;background:var(--shade);color:var(--fails)';
    news.hidden = true;
    document.body.prepend(news);
    const asking = setInterval(() => {
      const script = document.createElement('script');
      script.src = '\(file)?' + Date.now();
      script.onload = () => {
        unanswered = 0;
        version ??= reportVersion;
        if (reportVersion !== version) location.reload();
        if (news.textContent !== reportNews) news.textContent = reportNews;
        news.hidden = reportNews === '';
        script.remove();
      };
      script.onerror = () => {
        if (++unanswered === 3) clearInterval(asking);
        script.remove();
      };
      document.head.append(script);
    }, 1000);
    """
  }

  /// Builds this program and the chapters in the same configuration as before.
  ///
  /// - Returns: whether there was no error.
  private func build() -> Bool {
    let program = ChapterProcess.ownProgram
    var arguments = [
      "swift", "build", "--package-path", package.path, "--product", program.lastPathComponent, "-c",
      program.deletingLastPathComponent().lastPathComponent,
    ]
    // SwiftPM does not notice a change in a list of chapters that Package.swift reads. ‘./book’ keeps a copy of the list that
    // SwiftPM has seen; evaluating the manifest costs a second, which every build would pay otherwise.
    let files = [BookContents.file, ".build/book.json"].map { try? Data(contentsOf: package.appending(path: $0)) }
    if files[0] != files[1] { arguments += ["--manifest-cache", "none"] }
    return (try? children.run(URL(filePath: "/usr/bin/env"), arguments)) == .exited(status: 0)
  }

  /// Replaces this process by the newly built program, with the same options.
  private func replaceProgram() throws {
    // The new program handles signals itself; signals blocked here would stay blocked there.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    var arguments = ([ChapterProcess.ownProgram.path] + CommandLine.arguments.dropFirst()).map { strdup($0) } + [nil]
    execv(ChapterProcess.ownProgram.path, &arguments)
    throw WatchError(program: ChapterProcess.ownProgram.path, reason: String(cString: strerror(errno)))
  }
}

/// The new program cannot be started.
private struct WatchError: Error, CustomStringConvertible {
  var program: String
  var reason: String

  var description: String { "cannot restart \(program): \(reason)" }
}

/// The files from which the book is made, with the times at which they were last changed.
private struct Sources {
  private let package: URL
  private var times: [String: [Int]]

  init(of package: URL) {
    self.package = package
    times = Sources.times(in: package)
  }

  /// Returns once a file has been changed, added or removed and everything has then stayed the same for a moment.
  mutating func waitForChange() {
    let before = times
    while true {
      Thread.sleep(forTimeInterval: 0.4)
      let latest = Sources.times(in: package)
      if latest == times, latest != before { return }
      times = latest
    }
  }

  /// Whether nothing has changed since then.
  var isCurrent: Bool { times == Sources.times(in: package) }

  private static func times(in package: URL) -> [String: [Int]] {
    var times: [String: [Int]] = [:]
    for part in ["Package.swift", "Sources", "chapters"] {
      let place = package.appending(path: part)
      let inner = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
      for file in [place.path] + inner.map({ "\(place.path)/\($0)" }) {
        var status = stat()
        guard stat(file, &status) == 0 else { continue }
        #if canImport(Darwin)
          let time = status.st_mtimespec
        #else
          let time = status.st_mtim
        #endif
        times[file] = [time.tv_sec, time.tv_nsec]
      }
    }
    return times
  }
}
