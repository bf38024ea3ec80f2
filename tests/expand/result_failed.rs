#[syscall(args(time, out), out = *time, os = "linux")]
pub safe fn nanosleep(time: &Timespec) -> Result<(), Failed<Timespec>>;
