use sysdecl::windows::w;

fn main() {
    let _ = w!("two\0texts");
}
