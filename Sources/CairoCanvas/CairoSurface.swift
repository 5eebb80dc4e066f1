import CCairo

/// A surface of cairo and the context that draws on it, both freed together with this object.
final class CairoSurface {
  /// The maximum number of pixels along a side of an image; cairo's own limit is 32,767.
  static let maximumSide = 32_000

  let surface: OpaquePointer
  let context: OpaquePointer
  private let output: ByteSink?

  /// Takes ownership of `surface`, which cairo has just made and which may report a failure. `output` receives what it
  /// writes.
  init(_ surface: OpaquePointer?, output: ByteSink? = nil) throws(CanvasError) {
    guard let surface, let context = cairo_create(surface) else {
      throw .cairo(status: CAIRO_STATUS_NO_MEMORY.rawValue, message: "out of memory", doing: "make a surface")
    }
    self.surface = surface
    self.context = context
    self.output = output
    try check(doing: "make a surface")
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Throws if anything has failed since the surface was made.
  func check(doing: @autoclosure () -> String) throws(CanvasError) {
    try CanvasError.check(cairo_status(context), doing: doing())
    try CanvasError.check(cairo_surface_status(surface), doing: doing())
  }

  /// Ends the document and returns what was written.
  func finish() throws(CanvasError) -> [UInt8] {
    try check(doing: "draw the figure")
    cairo_surface_finish(surface)
    try CanvasError.check(cairo_surface_status(surface), doing: "write the figure")
    return output?.bytes ?? []
  }
}

/// Collects the bytes that cairo writes.
final class ByteSink {
  fileprivate(set) var bytes: [UInt8] = []

  /// Passed to cairo together with the sink as its closure; the sink outlives the surface.
  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }

  /// The sink as a C closure; not retained.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
