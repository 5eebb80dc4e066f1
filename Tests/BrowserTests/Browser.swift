import Foundation
import Testing

@testable import ReportKit

/// A headless Chromium that the tests talk to over a pipe, in the browser's own debugging protocol.
///
/// Only one test at a time may use it.
final class Browser {
  /// What a page has requested or reported since it was opened.
  struct Observations {
    /// The addresses it requested, except `data:` URLs.
    var requests: [String] = []
    /// The errors, warnings and exceptions on the console.
    var complaints: [String] = []
  }

  private let process = Process()
  private let toBrowser = Pipe()
  private let fromBrowser = Pipe()
  private var buffer = Data()
  private var lastID = 0
  private var session: String?
  private var hasLoaded = false
  private(set) var observations = Observations()

  /// Whether tests in a browser run: if there is no browser they are skipped, except in CI.
  static let isExpected =
    PDFPrinter.installedBrowser != nil || ProcessInfo.processInfo.environment["CI"] != nil

  /// Starts a browser.
  init() throws {
    let browser = try #require(PDFPrinter.installedBrowser, "a headless Chromium is installed by ‘./book test’")
    process.executableURL = URL(filePath: "/bin/sh")
    // The protocol is spoken over the file descriptors 3 and 4.
    process.arguments = [
      "-c", "exec \"$0\" --headless --no-sandbox --disable-gpu --remote-debugging-pipe 3<&0 4>&1 </dev/null >/dev/null",
      browser.path,
    ]
    process.standardInput = toBrowser
    process.standardOutput = fromBrowser
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A browser that hangs must not hang the tests. It ends where nobody is left to talk to.
    DispatchQueue.global().asyncAfter(deadline: .now() + 90) { [toBrowser] in toBrowser.fileHandleForWriting.closeFile()
    }
  }

  deinit {
    toBrowser.fileHandleForWriting.closeFile()
    process.waitUntilExit()
  }

  /// Opens a file and waits until it has loaded.
  ///
  /// - Parameters:
  ///   - file: the page.
  ///   - width: the width of the window in pixels.
  ///   - scheme: `light` or `dark`.
  ///   - media: `screen` or `print`.
  /// - Throws: ``BrowserError`` if the browser does not answer.
  func open(_ file: URL, width: Int, scheme: String = "light", media: String = "screen") throws {
    session = nil
    let target = try call("Target.createTarget", ["url": "about:blank"])
    session =
      try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { _ = try call("\(domain).enable") }
    // The page has the whole width, as on a telephone.
    _ = try call("Emulation.setScrollbarsHidden", ["hidden": true])
    try show(width: width, scheme: scheme, media: media)
    observations = Observations()
    hasLoaded = false
    _ = try call("Page.navigate", ["url": file.absoluteString])
    while !hasLoaded { handle(try nextMessage()) }
    _ = try evaluate("document.fonts.ready.then(() => 0)")
  }

  /// Shows the page that is open in a window of another width, in another colour scheme or as on paper.
  func show(width: Int, scheme: String = "light", media: String = "screen") throws {
    _ = try call(
      "Emulation.setDeviceMetricsOverride", ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false])
    _ = try call(
      "Emulation.setEmulatedMedia",
      ["media": media, "features": [["name": "prefers-color-scheme", "value": scheme]]])
  }

  /// The value of a JavaScript expression in the page, as JSON represents it.
  func evaluate(_ expression: String) throws -> Any? {
    let answer = try call(
      "Runtime.evaluate", ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let exception = answer["exceptionDetails"] as? [String: Any] {
      throw BrowserError(description: "\(exception["exception"] ?? exception)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// The strings to which a JavaScript expression in the page evaluates.
  func texts(_ expression: String) throws -> [String] {
    try #require(try evaluate(expression) as? [String], "expected a list of texts from \(expression)")
  }

  /// A screenshot of the window as PNG.
  func screenshot(wholePage: Bool = false) throws -> Data {
    let answer = try call("Page.captureScreenshot", ["captureBeyondViewport": wholePage])
    return try #require((answer["data"] as? String).flatMap { Data(base64Encoded: $0) })
  }

  /// Calls a method of the protocol and waits for its answer.
  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    message["sessionId"] = session
    toBrowser.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: message) + Data([0]))
    while true {
      let answer = try nextMessage()
      guard answer["id"] as? Int == lastID else {
        handle(answer)
        continue
      }
      if let error = answer["error"] { throw BrowserError(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func nextMessage() throws -> [String: Any] {
    while true {
      if let end = buffer.firstIndex(of: 0) {
        let message = buffer[..<end]
        buffer = Data(buffer[(end + 1)...])
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      let more = fromBrowser.fileHandleForReading.availableData
      guard !more.isEmpty else { throw BrowserError(description: "the browser has ended") }
      buffer.append(more)
    }
  }

  /// Handles an event.
  private func handle(_ event: [String: Any]) {
    guard event["sessionId"] as? String == session, let method = event["method"] as? String,
      let parameters = event["params"] as? [String: Any]
    else { return }
    switch method {
    case "Page.loadEventFired":
      hasLoaded = true
    case "Network.requestWillBeSent":
      let address = (parameters["request"] as? [String: Any])?["url"] as? String ?? ""
      if !address.hasPrefix("data:") { observations.requests.append(address) }
    case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
      observations.complaints.append("\(parameters)")
    default:
      break
    }
  }
}

/// What went wrong between a test and the browser.
struct BrowserError: Error, CustomStringConvertible {
  let description: String
}
