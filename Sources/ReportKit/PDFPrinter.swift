import Foundation

/// Prints a page with headless Chromium.
struct PDFPrinter {
  let browser: URL

  /// The browser that `CHROMIUM` names, or the first one on the path, if there is one.
  static var installedBrowser: URL? {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { URL(filePath: String($0)) }
    let candidates =
      environment["CHROMIUM"].map { [URL(filePath: $0)] }
      ?? names.flatMap { name in folders.map { $0.appending(path: name) } }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// A printer that uses the installed browser.
  ///
  /// - Throws: ``PrintingError`` if there is none.
  static func installed() throws(PrintingError) -> PDFPrinter {
    guard let browser = installedBrowser else {
      if let named = ProcessInfo.processInfo.environment["CHROMIUM"] {
        throw PrintingError("CHROMIUM names ‘\(named)’, which is no program; name a headless Chromium, or unset it")
      }
      throw PrintingError(
        "needs a headless Chromium, such as the package chromium or chromium-headless-shell of a Linux distribution, or Google Chrome"
      )
    }
    return PDFPrinter(browser: browser)
  }

  private static let names = [
    "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome",
  ]

  /// Prints a page as PDF, with the same bytes for the same page.
  ///
  /// - Parameters:
  ///   - page: the HTML file.
  ///   - folder: a scratch folder for the browser.
  ///   - children: the group of programs to which the browser belongs.
  ///   - timeLimit: how long printing may take.
  /// - Returns: the contents of the PDF file.
  /// - Throws: ``PrintingError`` if the browser fails or takes too long.
  func pdf(
    of page: URL, in folder: URL, among children: ChildProcesses, timeLimit: Duration = .seconds(60)
  ) throws(PrintingError) -> Data {
    let name = browser.lastPathComponent
    let file = folder.appending(path: "page.pdf")
    // Virtual time does not advance until everything is loaded; otherwise a page might be laid out before its fonts arrive.
    let arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline",
      "--virtual-time-budget=10000",
      "--user-data-dir=\(folder.path)", "--print-to-pdf=\(file.path)", page.absoluteURL.absoluteString,
    ]
    let ending: ChildProcesses.Ending
    do {
      // Chromium's own messages are of no use to readers.
      ending = try children.run(browser, arguments, timeLimit: timeLimit) { _ in }
    } catch {
      throw PrintingError("\(browser.path) cannot be started: \(error.reason)")
    }
    switch ending {
    case .exited(status: 0): break
    case .exited(let status): throw PrintingError("\(name) did not print the page (status \(status))")
    case .killed(let signal): throw PrintingError("\(name) did not print the page (killed by signal \(signal))")
    case .exceededTimeLimit:
      throw PrintingError("\(name) did not print the page within \(timeLimit.components.seconds) s")
    }
    guard var pdf = try? Data(contentsOf: file), pdf.starts(with: Data("%PDF-".utf8)) else {
      throw PrintingError("\(name) ended without printing the page")
    }
    PDFPrinter.removeDates(from: &pdf)
    return pdf
  }

  /// Overwrites the time of printing. The length must not change, since a table at the end of the file says where its parts are.
  static func removeDates(from pdf: inout Data) {
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      guard let range = pdf.range(of: Data(key.utf8)) else { continue }
      var index = range.upperBound
      while index < pdf.endIndex, pdf[index] != UInt8(ascii: ")") {
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(pdf[index]) { pdf[index] = UInt8(ascii: "0") }
        index += 1
      }
    }
  }
}

/// A page that cannot be printed.
struct PrintingError: Error, CustomStringConvertible {
  /// One sentence.
  let description: String

  init(_ description: String) { self.description = "report.pdf: \(description)" }
}
