// The number is named for the function, and in scope.

#[syscall(abi = my_kernel::enter)]
pub safe fn getpid() -> I32;
