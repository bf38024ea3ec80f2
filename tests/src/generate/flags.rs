//! Flag types: one `flags!` type for each row of `flag-types.tsv`, with the constants of its families as members.

use std::fmt::Write;

use super::constants::Constant;
use super::table::Table;
use super::{Error, source};

/// The type `name` with `members`, which must all exist on the target; `path` returns the path of each.
pub(crate) fn definition<'a>(
    types: &Table,
    name: &str,
    members: impl IntoIterator<Item = &'a Constant<'a>>,
    path: impl Fn(&Constant) -> String,
) -> Result<String, Error> {
    let rows = types.by("name")?;
    let row = rows
        .get(name)
        .ok_or_else(|| Error::new(format!("tests/data/flag-types.tsv: no row for `{name}`")))?;
    let (doc, rust_type, prefix) = (row.text("doc")?, row.text("type")?, row.text("prefix")?);

    let mut body = String::new();
    for constant in members {
        let Constant { name, short_doc, .. } = constant;
        let _ = write!(
            body,
            "/// {short_doc}\nconst {} = {}{name};\n",
            member(name, prefix),
            path(constant)
        );
    }
    Ok(source::flags(doc, name, rust_type, &body))
}

/// The name of a member: the constant's name without the prefix, unless the rest is not an identifier.
fn member<'a>(name: &'a str, prefix: &str) -> &'a str {
    let short = name.trim_start_matches("__").strip_prefix(prefix).unwrap_or(name);
    if short.starts_with(|first: char| first.is_ascii_digit()) { name } else { short }
}

#[cfg(test)]
mod tests {
    use super::member;

    #[test]
    fn a_member_drops_the_prefix_if_the_rest_is_an_identifier() {
        assert_eq!(member("O_CREAT", "O_"), "CREAT");
        assert_eq!(member("__WALL", "W"), "ALL");
        assert_eq!(member("MAP_32BIT", "MAP_"), "MAP_32BIT");
    }
}
