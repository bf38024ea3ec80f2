use std::ffi::CString;

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(name = "read")]
    fn read_vector(fd: I32, buf: &mut Vec<U8>, count: usize) -> Result<usize, Errno>;
    #[syscall(name = "write")]
    fn write_box(fd: I32, buf: &Box<[U8]>, count: usize) -> Result<usize, Errno>;
    fn rmdir(path: &CString) -> Result<(), Errno>;
    fn unlink(path: &String) -> Result<(), Errno>;
}

fn main() {
    unsafe {
        let _ = read_vector(0, &mut vec![0; 4], 4);
        let _ = write_box(1, &Box::from([0; 4]), 4);
        let _ = rmdir(&CString::default());
        let _ = unlink(&String::new());
    }
}
