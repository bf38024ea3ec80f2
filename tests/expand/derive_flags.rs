// The output of `bitflags!`.

#[derive(ToKernel, FromKernel)]
pub struct Flags(<Flags as ::bitflags::__private::PublicFlags>::Internal);
