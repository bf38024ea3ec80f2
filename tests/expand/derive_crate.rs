// The path of the crate.

#[derive(ToKernel, FromKernel)]
#[sysdecl(crate = crate::vendored::sysdecl)]
pub struct Pid(I32);
