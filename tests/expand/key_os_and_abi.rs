// A custom entry on one system.

#[syscall(os = "linux", abi = sysdecl::abi::libc)]
pub safe fn getpid() -> I32;
