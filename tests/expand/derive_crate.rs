// Where the crate is.

#[derive(ToKernel, FromKernel)]
#[sysdecl(crate = crate::vendored::sysdecl)]
pub struct Pid(I32);
