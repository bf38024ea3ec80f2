#[derive(Received)]
struct Mask(<Mask as ::bitflags::__private::PublicFlags>::Internal);
