use sysdecl::prelude::*;

#[derive(ToKernel)]
struct Fd(I32);

impl Drop for Fd {
    fn drop(&mut self) {}
}

#[derive(ToKernel)]
struct Buffer<T> {
    address: core::ptr::NonNull<T>,
}

impl<T> Drop for Buffer<T> {
    fn drop(&mut self) {}
}

#[derive(ToKernel)]
#[repr(i32)]
enum Timer {
    First = 1,
}

impl Drop for Timer {
    fn drop(&mut self) {}
}

#[derive(ToKernel)]
struct Owner(std::os::fd::OwnedFd);

impl Drop for Owner {
    fn drop(&mut self) {}
}

fn main() {}
