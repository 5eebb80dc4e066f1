#if canImport(JavaScriptCore)
  import JavaScriptCore
#else
  import CJavaScriptCore
#endif

/// A JavaScript engine with its own heap: JavaScriptCore, which comes with macOS and which Debian packages without a
/// browser.
final class JavaScriptEngine {
  private let context: JSGlobalContextRef?

  /// An engine with only the language's built-in objects: no files, no network, no page.
  init() {
    #if !canImport(JavaScriptCore)
      _ = JavaScriptEngine.isFrugal
    #endif
    context = JSGlobalContextCreate(nil)
    #if !canImport(JavaScriptCore)
      // The limit counts the time of the processor, so a busy machine changes nothing. On macOS the call is private.
      JSContextGroupSetExecutionTimeLimit(
        JSContextGetGroup(context), JavaScriptEngine.timeLimit, { _, _ in true }, nil)
    #endif
  }

  /// How many seconds of the processor a program or a call may take.
  private static let timeLimit = 2.0

  #if !canImport(JavaScriptCore)
    /// In a run of a second the optimising compiler costs more than its code saves, and a small heap is collected
    /// early. Options can only be set before the first engine is made.
    private static let isFrugal =
      jsc_options_set_boolean(JSC_OPTIONS_USE_DFG, 0) != 0 && jsc_options_set_uint("smallHeapSize", 0) != 0
  #endif

  deinit { JSGlobalContextRelease(context) }

  /// Runs a program for its effect on the global object.
  ///
  /// - Throws: ``JavaScriptError`` if it does not compile or throws.
  func run(_ program: String) throws(JavaScriptError) {
    let program = JSStringCreateWithUTF8CString(program)
    defer { JSStringRelease(program) }
    _ = try value { JSEvaluateScript(context, program, nil, nil, 1, &$0) }
  }

  /// Calls a global function with strings and returns its result as a string.
  ///
  /// - Throws: ``JavaScriptError`` if it throws.
  func call(_ function: String, _ arguments: String...) throws(JavaScriptError) -> String {
    let name = JSStringCreateWithUTF8CString(function)
    defer { JSStringRelease(name) }
    let values = arguments.map { argument in
      let text = JSStringCreateWithUTF8CString(argument)
      defer { JSStringRelease(text) }
      let value = JSValueMakeString(context, text)
      // The garbage collector looks for values on the stack and would not find those in an array.
      JSValueProtect(context, value)
      return value
    }
    defer { for value in values { JSValueUnprotect(context, value) } }
    let function = try value { JSObjectGetProperty(context, JSContextGetGlobalObject(context), name, &$0) }
    let result = try value { exception in
      values.withUnsafeBufferPointer {
        JSObjectCallAsFunction(context, function, nil, $0.count, $0.baseAddress, &exception)
      }
    }
    return text(of: result)
  }

  /// The result of a call to the engine, unless it leaves an exception.
  private func value(_ call: (inout JSValueRef?) -> JSValueRef?) throws(JavaScriptError) -> JSValueRef? {
    var exception: JSValueRef?
    let value = call(&exception)
    guard exception == nil else { throw JavaScriptError(message: text(of: exception)) }
    return value
  }

  private func text(of value: JSValueRef?) -> String {
    guard let string = JSValueToStringCopy(context, value, nil) else { return "" }
    defer { JSStringRelease(string) }
    return String(
      unsafeUninitializedCapacity: JSStringGetMaximumUTF8CStringSize(string)
    ) { buffer in
      // The count includes the terminating zero.
      buffer.withMemoryRebound(to: CChar.self) { JSStringGetUTF8CString(string, $0.baseAddress, $0.count) - 1 }
    }
  }
}

/// An exception thrown by a JavaScript program.
struct JavaScriptError: Error {
  /// The exception as a string.
  var message: String
}
