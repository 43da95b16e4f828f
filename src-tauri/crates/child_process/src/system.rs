//! What systems do differently with a child.

use process_control::Control;

/// Limits the memory of a child to so many `bytes`.
#[cfg(any(target_os = "linux", target_os = "android", windows))]
pub(crate) fn limit_memory<C: Control>(control: C, bytes: usize) -> C {
    control.memory_limit(bytes)
}

/// macOS has no such limit.
#[cfg(not(any(target_os = "linux", target_os = "android", windows)))]
pub(crate) fn limit_memory<C: Control>(control: C, _bytes: usize) -> C {
    control
}
