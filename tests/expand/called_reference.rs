// In a release build: a reference is still checked for being one to a descriptor.

#[syscall(nr = 1000, os = "linux")]
fn name(path: &Path, other: Option<&mut Path>) -> *mut Void;
