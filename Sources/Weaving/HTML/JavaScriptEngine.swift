#if canImport(JavaScriptCore)
  import JavaScriptCore
#else
  import CJavaScriptCore
#endif

/// A JavaScript engine of its own memory: JavaScriptCore, which macOS brings along and Debian packages without a browser.
final class JavaScriptEngine {
  private let context: JSGlobalContextRef?

  /// An engine that knows the language's own objects only: no files, no network, no page.
  init() {
    #if !canImport(JavaScriptCore)
      _ = JavaScriptEngine.isFrugal
    #endif
    context = JSGlobalContextCreate(nil)
  }

  #if !canImport(JavaScriptCore)
    /// The second compiler would take longer than its faster code saves in a run of a second, and garbage is collected as soon
    /// as there is some. Options can be set before the first engine is made and never again.
    private static let isFrugal =
      jsc_options_set_boolean(JSC_OPTIONS_USE_DFG, 0) != 0 && jsc_options_set_uint("smallHeapSize", 0) != 0
  #endif

  deinit { JSGlobalContextRelease(context) }

  /// Runs a program for its effect on the global object.
  ///
  /// - Throws: ``JavaScriptError`` where it does not compile or throws.
  func run(_ program: String) throws(JavaScriptError) {
    let program = JSStringCreateWithUTF8CString(program)
    defer { JSStringRelease(program) }
    _ = try value { JSEvaluateScript(context, program, nil, nil, 1, &$0) }
  }

  /// Calls a global function with texts and returns its result as a text.
  ///
  /// - Throws: ``JavaScriptError`` where it throws.
  func call(_ function: String, _ arguments: String...) throws(JavaScriptError) -> String {
    let name = JSStringCreateWithUTF8CString(function)
    defer { JSStringRelease(name) }
    let values = arguments.map { argument in
      let text = JSStringCreateWithUTF8CString(argument)
      defer { JSStringRelease(text) }
      let value = JSValueMakeString(context, text)
      // The collector of garbage looks for values on the stack; it would not find those of an array.
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

  /// What a call of the engine returns, where it leaves no exception.
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
      // The count has a byte for the zero at the end.
      buffer.withMemoryRebound(to: CChar.self) { JSStringGetUTF8CString(string, $0.baseAddress, $0.count) - 1 }
    }
  }
}

/// What a JavaScript program threw.
struct JavaScriptError: Error {
  /// The exception as a text.
  var message: String
}
