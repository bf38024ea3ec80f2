// In a release build: a user-written number is evaluated outside of `unsafe`.

#[syscall(nr = MY_CALL, os = "linux")]
pub safe fn my_call(operation: U32);
