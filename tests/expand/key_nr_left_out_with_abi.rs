// The number constant is named after the function, and is in scope.

#[syscall(abi = my_kernel::enter)]
pub safe fn getpid() -> I32;
