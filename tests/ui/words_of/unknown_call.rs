use sysdecl::words_of;

const WORDS: (&str, &[&str]) = words_of!(pread46);

fn main() {
    let _ = WORDS;
}
