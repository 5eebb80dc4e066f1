#include <JavaScriptCore/JavaScript.h>
#include <jsc/jsc.h>

// Exported by the library but declared only in its private headers (JSContextRefPrivate.h).
typedef bool (*JSShouldTerminateCallback)(JSContextRef context, void *data);
void JSContextGroupSetExecutionTimeLimit(
    JSContextGroupRef group, double limit, JSShouldTerminateCallback callback, void *data);
