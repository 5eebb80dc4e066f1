import Foundation
import Files

/// Prints a page with a browser that shows no window: headless Chromium.
struct PDFPrinter {
  private let browser: URL

  /// A printer with the browser that is installed.
  ///
  /// - Throws: ``PrintingError`` where there is none.
  init() throws(PrintingError) {
    guard let browser = PDFPrinter.installedBrowser else {
      throw PrintingError(
        "needs a headless Chromium, such as the package chromium or chromium-headless-shell of a Linux distribution, or Google Chrome"
      )
    }
    self.browser = browser
  }

  /// The browser that `CHROMIUM` names, or the first one on the path, if there is one.
  static var installedBrowser: URL? {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { URL(filePath: String($0)) }
    let candidates =
      environment["CHROMIUM"].map { [URL(filePath: $0)] }
      ?? names.flatMap { name in folders.map { $0.appending(path: name) } }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private static let names = [
    "chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome",
  ]

  /// Prints a page as PDF: the same bytes for the same page.
  ///
  /// - Throws: ``PrintingError`` where the browser fails or takes longer than a minute.
  func pdf(of page: URL) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(path: "book-print-\(UUID().uuidString)")
    try makeFolder(folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "page.pdf")
    let process = Process()
    process.executableURL = browser
    // Time stands still until everything is loaded, or a page might be laid out before its fonts have come.
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline",
      "--virtual-time-budget=10000",
      "--user-data-dir=\(folder.path)", "--print-to-pdf=\(file.path)", page.absoluteURL.absoluteString,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: deadline)
    process.waitUntilExit()
    deadline.cancel()
    guard process.terminationReason == .exit, process.terminationStatus == 0, var pdf = try? Data(contentsOf: file)
    else {
      throw PrintingError("\(browser.lastPathComponent) did not print the page (status \(process.terminationStatus))")
    }
    PDFPrinter.removeDates(from: &pdf)
    return pdf
  }

  /// Overwrites the time of printing in place, since a table at the file's end holds the places of its parts.
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
