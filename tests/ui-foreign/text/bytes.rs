use sysdecl::windows::w;

fn main() {
    let _ = w!(b"bytes");
}
