//! The examples of the documentation as modules of one crate. An item in an example is visible to other crates, as it
//! is in a crate that copies the example. rustdoc hides everything in a `main`, where many lints do not apply.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// One example.
pub struct Example {
    /// The file relative to the repository, and the line of the first word.
    pub place: (PathBuf, usize),
    /// The code, hidden lines included.
    pub code: String,
}

/// All examples that must compile: those of the crate `sysdecl`, and those of `README.md`.
///
/// # Errors
///
/// If a file cannot be read.
pub fn examples(repository: &Path) -> io::Result<Vec<Example>> {
    let mut files = vec![repository.join("README.md")];
    collect(&repository.join("runtime/src"), &mut files)?;
    let mut all = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)?;
        let place = file.strip_prefix(repository).unwrap_or(&file);
        let is_markdown = place.extension().is_some_and(|extension| extension == "md");
        all.extend(of_text(place, &text, is_markdown));
    }
    Ok(all)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The fenced examples of a Markdown text or of Rust documentation comments.
fn of_text(place: &Path, text: &str, is_markdown: bool) -> Vec<Example> {
    let mut all = Vec::new();
    let mut open: Option<(bool, usize, String)> = None;
    for (index, line) in text.lines().enumerate() {
        let line = if is_markdown {
            line
        } else {
            let line = line.trim_start();
            let Some(line) = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) else {
                continue;
            };
            line.strip_prefix(' ').unwrap_or(line)
        };
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                open = Some((is_compiled(info, is_markdown), index + 2, String::new()));
            }
            (Some(_), Some(_)) => {
                if let Some((true, line, code)) = open.take() {
                    all.push(Example { place: (place.to_owned(), line), code });
                }
                open = None;
            }
            (Some((_, _, code)), None) => {
                let line = match line.strip_prefix("# ") {
                    Some(hidden) => hidden,
                    None if line == "#" => "",
                    None => line,
                };
                code.push_str(line);
                code.push('\n');
            }
            (None, None) => {}
        }
    }
    all
}

fn is_compiled(info: &str, is_markdown: bool) -> bool {
    match info.trim() {
        "" => !is_markdown,
        "rust" | "no_run" | "should_panic" => true,
        _ => false,
    }
}

impl Example {
    /// A name for the module.
    #[must_use]
    pub fn name(&self) -> String {
        let (file, line) = &self.place;
        let file = file.with_extension("");
        let words = file.iter().map(|word| word.to_string_lossy().to_lowercase());
        let words: Vec<_> = words.filter(|word| word != "runtime" && word != "src").collect();
        format!("{}_line_{line}", words.join("_"))
    }

    /// The items, followed by a function that contains the statements in order.
    ///
    /// # Panics
    ///
    /// If the example cannot be tokenized.
    #[must_use]
    pub fn module(&self) -> String {
        let tokens: TokenStream = match self.code.parse() {
            Ok(tokens) => tokens,
            Err(error) => panic!("{}: {error}", self.name()),
        };
        let (mut items, mut statements) = (String::new(), String::new());
        let mut from = 0;
        for piece in pieces(tokens) {
            // Includes the comments before the piece.
            let text = &self.code[from..piece.end];
            from = piece.end;
            let list = if piece.is_item { &mut items } else { &mut statements };
            list.push_str(text.trim_start_matches('\n'));
            list.push('\n');
        }
        if statements.contains("fn main()") {
            statements.push_str("let _ = main();\n");
        }
        let (file, line) = &self.place;
        let head = format!("//! `{}`, line {line}\n\n", file.display());
        if statements.is_empty() {
            return format!("{head}{items}");
        }
        // rustdoc uses the same rule to detect a `main` that returns a `Result`.
        let can_fail = statements.trim_end().ends_with("(())");
        let output = if can_fail { " -> Result<(), impl core::fmt::Debug>" } else { "" };
        format!("{head}{items}\n{RUN}pub fn run(){output} {{\n{statements}}}\n")
    }
}

/// The attributes of the function with the statements. The statements demonstrate the items and are not exported
/// code.
const RUN: &str = "/// Runs the example.\n\
                   #[allow(clippy::multiple_unsafe_ops_per_block, clippy::let_unit_value)]\n\
                   #[allow(clippy::pedantic, clippy::nursery)]\n";

/// An item or a statement.
struct Piece {
    is_item: bool,
    /// The offset of its end in the text.
    end: usize,
}

/// Keywords that start an item, after the visibility.
const ITEMS: [&str; 13] = [
    "use",
    "fn",
    "safe",
    "extern",
    "static",
    "struct",
    "enum",
    "union",
    "impl",
    "trait",
    "type",
    "mod",
    "macro_rules",
];

/// Keywords of statements that end with a block.
const BLOCKS: [&str; 6] = ["if", "for", "while", "loop", "match", "unsafe"];

fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let (mut all, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let first = head(&tokens, at);
        let (is_item, ends_with_block) = kind(&tokens, first);
        let mut end = first;
        while let Some(token) = tokens.get(end) {
            end += 1;
            let is_over = match token {
                TokenTree::Punct(punct) => punct.as_char() == ';',
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let goes_on =
                        matches!(tokens.get(end), Some(TokenTree::Ident(word)) if word == "else");
                    ends_with_block && !goes_on
                }
                _ => false,
            };
            if is_over {
                break;
            }
        }
        all.push(Piece { is_item, end: tokens[end - 1].span().byte_range().end });
        at = end;
    }
    all
}

/// The index of the first token after the attributes and the visibility.
fn head(tokens: &[TokenTree], mut at: usize) -> usize {
    loop {
        match &tokens[at..] {
            [TokenTree::Punct(hash), TokenTree::Group(_), ..] if hash.as_char() == '#' => at += 2,
            [TokenTree::Ident(word), TokenTree::Group(group), ..]
                if word == "pub" && group.delimiter() == Delimiter::Parenthesis =>
            {
                at += 2;
            }
            [TokenTree::Ident(word), ..] if word == "pub" => at += 1,
            _ => return at,
        }
    }
}

/// Whether the piece is an item, and whether it ends with a block.
fn kind(tokens: &[TokenTree], first: usize) -> (bool, bool) {
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(word)) => word.to_string(),
        Some(TokenTree::Punct(punct)) => punct.as_char().to_string(),
        _ => String::new(),
    };
    let (one, two) = (word(first), word(first + 1));
    let is_item = match one.as_str() {
        "fn" if two == "main" => false,
        "unsafe" => ["extern", "fn", "impl", "trait"].contains(&two.as_str()),
        "const" => !two.is_empty() && two != "|",
        _ if two == "!" => {
            one.starts_with("extern_") || one == "macro_rules" || one == "global_asm"
        }
        "bitflags" | "core" | "sysdecl" if two == ":" => {
            ["bitflags", "global_asm"].contains(&word(first + 3).as_str()) && word(first + 4) == "!"
        }
        one => ITEMS.contains(&one),
    };
    let is_block = matches!(tokens.get(first), Some(TokenTree::Group(_)));
    let ends_with_block = if one == "fn" {
        true
    } else if is_item {
        !["use", "static", "type", "const"].contains(&one.as_str())
    } else {
        is_block || BLOCKS.contains(&one.as_str())
    };
    (is_item, ends_with_block)
}
