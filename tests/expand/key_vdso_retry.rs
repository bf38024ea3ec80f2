#[syscall(vdso, retry, os = "linux")]
safe fn getcpu(cpu: Option<&mut U32>, node: Option<&mut U32>) -> Result<(), Errno>;
