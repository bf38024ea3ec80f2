#[derive(Received)]
#[repr(transparent)]
struct Pid(NonZero<i32>);
