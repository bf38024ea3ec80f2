// A custom entry.

#[syscall(nr = 7, abi = my_kernel::enter)]
pub safe fn paint(colour: U32) -> Result<(), Errno>;
