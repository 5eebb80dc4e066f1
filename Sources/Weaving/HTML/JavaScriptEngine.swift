import CDuktape

/// A JavaScript engine of its own memory: Duktape, which knows ECMAScript 5.
final class JavaScriptEngine {
  private let context: OpaquePointer

  /// An engine that knows the language's own objects only: no files, no network, no console.
  init() {
    context = duk_create_heap(nil, nil, nil, nil, nil)
  }

  deinit { duk_destroy_heap(context) }

  /// Runs a program for its effect on the global object.
  ///
  /// - Throws: ``JavaScriptError`` where it does not compile or throws.
  func run(_ program: String) throws(JavaScriptError) {
    var program = program
    let status = program.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        duk_eval_raw(context, $0.baseAddress, $0.count, evaluate)
      }
    }
    let result = popString()
    guard status == 0 else { throw JavaScriptError(message: result) }
  }

  /// Calls a global function with texts and returns its result as a text.
  ///
  /// - Throws: ``JavaScriptError`` where it throws.
  func call(_ function: String, _ arguments: String...) throws(JavaScriptError) -> String {
    duk_get_global_string(context, function)
    for var argument in arguments {
      argument.withUTF8 { bytes in
        _ = bytes.withMemoryRebound(to: CChar.self) { duk_push_lstring(context, $0.baseAddress, $0.count) }
      }
    }
    let status = duk_pcall(context, duk_idx_t(arguments.count))
    let result = popString()
    guard status == 0 else { throw JavaScriptError(message: result) }
    return result
  }

  /// Takes the value on top of the engine's stack, as a text.
  private func popString() -> String {
    var count = 0
    defer { duk_pop(context) }
    guard let text = duk_safe_to_lstring(context, -1, &count) else { return "" }
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
    }
  }
}

/// Evaluate a text of known length, catch what it throws, and know it by no file name.
private let evaluate = duk_uint_t(
  DUK_COMPILE_EVAL | DUK_COMPILE_SAFE | DUK_COMPILE_NOSOURCE | DUK_COMPILE_NOFILENAME)

/// What a JavaScript program threw.
struct JavaScriptError: Error {
  /// The exception as a text.
  var message: String
}
