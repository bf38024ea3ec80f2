//! An expression as its author writes it. `TokenStream` puts a space between almost any two tokens.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The text of an expression or a type. What is in quotes stays as it is.
pub(super) fn written(tokens: TokenStream) -> String {
    let mut text = String::new();
    write(tokens, &mut text);
    text
}

/// What precedes a token, as far as it decides whether there is a space.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    /// The next token follows without a space: a field, a prefix.
    Joint,
    /// The first half of a binary operator.
    Half,
    /// A keyword or a binary operator: a sign that follows is a prefix.
    Operator,
    /// `::`
    Path,
    /// A name, a literal, something in brackets.
    Operand,
}

fn write(tokens: TokenStream, text: &mut String) {
    let mut before = Before::Nothing;
    let (mut generics, mut in_closure) = (0_usize, false);
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let is_apart = group.delimiter() == Delimiter::Brace || before != Before::Operand;
                space(text, is_apart && takes_space(before));
                enclosed(&group, text);
                before = Before::Operand;
            }
            TokenTree::Punct(punct) => {
                let mark = punct.as_char();
                let is_first = punct.spacing() == Spacing::Joint;
                let is_in_path = before == Before::Path;
                let is_prefix = matches!(before, Before::Nothing | Before::Operator);
                let ends_closure = mark == '|' && in_closure;
                let is_macro = mark == '!'
                    && before == Before::Operand
                    && matches!(tokens.peek(), Some(TokenTree::Group(_)));
                let after = match mark {
                    '<' if is_in_path || is_prefix || generics > 0 => {
                        generics += 1;
                        Before::Joint
                    }
                    '>' if generics > 0 => {
                        generics -= 1;
                        Before::Operand
                    }
                    '|' if in_closure || is_prefix => {
                        in_closure = !in_closure;
                        if in_closure { Before::Joint } else { Before::Operator }
                    }
                    ':' if text.ends_with(':') => Before::Path,
                    ':' if is_first => Before::Joint,
                    '.' | '\'' | '#' | '$' => Before::Joint,
                    '?' => Before::Operand,
                    '!' if is_macro => Before::Operand,
                    ',' | ';' => Before::Operator,
                    _ if before == Before::Half => Before::Operator,
                    _ if is_first && before == Before::Operand => Before::Half,
                    '&' | '*' | '-' | '!' if before != Before::Operand => Before::Joint,
                    _ => Before::Operator,
                };
                let is_tight = matches!(mark, ',' | ';' | '.' | '?' | ':')
                    || is_in_path
                    || is_macro
                    || ends_closure
                    || mark == '<' && after == Before::Joint && !is_prefix
                    || mark == '>' && after == Before::Operand;
                space(text, !is_tight && takes_space(before));
                text.push(mark);
                before = after;
            }
            TokenTree::Ident(word) => {
                space(text, takes_space(before));
                let word = word.to_string();
                text.push_str(&word);
                before = if is_keyword(&word) { Before::Operator } else { Before::Operand };
            }
            TokenTree::Literal(literal) => {
                space(text, takes_space(before));
                text.push_str(&literal.to_string());
                before = Before::Operand;
            }
        }
    }
}

fn takes_space(before: Before) -> bool {
    matches!(before, Before::Operator | Before::Operand)
}

fn space(text: &mut String, is_wanted: bool) {
    if is_wanted {
        text.push(' ');
    }
}

fn enclosed(group: &Group, text: &mut String) {
    let [open, close] = match group.delimiter() {
        Delimiter::Parenthesis => ["(", ")"],
        Delimiter::Bracket => ["[", "]"],
        Delimiter::Brace if group.stream().is_empty() => ["{", "}"],
        Delimiter::Brace => ["{ ", " }"],
        Delimiter::None => ["", ""],
    };
    text.push_str(open);
    write(group.stream(), text);
    text.push_str(close);
}

/// Words that no operand ends with.
fn is_keyword(word: &str) -> bool {
    const WORDS: [&str; 11] =
        ["as", "const", "dyn", "else", "if", "in", "match", "move", "mut", "return", "unsafe"];
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn expressions_are_written_as_in_source() {
        for text in [
            "groups.len()",
            "size_of::<Vec<[u8; 4]>>()",
            "message as *const Void",
            "&mut pair.number",
            "&raw const pair",
            "MAP_PRIVATE | MAP_FIXED",
            "a << 3",
            "a - -1",
            "a * *b + !c",
            "a && !b",
            "-1",
            "fs::path(name, \"a :: b . c ( )\").as_ptr()",
            "b\"* mut\".as_ptr()",
            "' '",
            "addr_of!(x)",
            "x[1..n]",
            "out.0.1",
            "if a == b { 1 } else { 2 }",
            "f(|x| x + 1)",
            "<T as Trait>::CONST",
            "Self::CONST",
            "a < b",
            "fd?",
        ] {
            assert_eq!(written(text.parse().unwrap()), text);
        }
    }
}
