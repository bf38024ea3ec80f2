//! Values per architecture: values that differ are written under `#[cfg]`, equal values once.

/// The `target_arch`es of a table in its order, each with its value; `None` where there is none.
pub(crate) struct PerArchitecture<'a, T>(pub(crate) Vec<(&'a str, Option<T>)>);

impl<T: Clone + PartialEq> PerArchitecture<'_, T> {
    /// The distinct values, each with the attribute that selects it. The attribute is empty if all architectures
    /// agree.
    pub(crate) fn split(&self) -> Vec<(String, T)> {
        let mut values = Vec::<T>::new();
        for value in self.0.iter().filter_map(|(_, value)| value.clone()) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        values
            .into_iter()
            .map(|value| (self.attribute(|other| other == Some(&value)), value))
            .collect()
    }

    /// The attribute of an item that exists wherever there is a value, whatever it is.
    pub(crate) fn presence(&self) -> String {
        self.attribute(|value| value.is_some())
    }

    fn attribute(&self, wanted: impl Fn(Option<&T>) -> bool) -> String {
        let names = self.0.iter().filter(|(_, value)| wanted(value.as_ref()));
        let tests: Vec<_> = names.map(|(name, _)| format!("target_arch = {name:?}")).collect();
        match tests.as_slice() {
            all if all.len() == self.0.len() => String::new(),
            [one] => format!("#[cfg({one})]\n"),
            several => format!("#[cfg(any({}))]\n", several.join(", ")),
        }
    }
}

/// The usual spelling of a `target_arch`: `x86-64`, not `x86_64`.
pub(crate) fn spoken(target_arch: &str) -> String {
    target_arch.replace('_', "-")
}
