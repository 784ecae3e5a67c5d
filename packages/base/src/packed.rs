//! Storage packed by `postcard`: the items and maps of `cw_storage_plus`, under the same keys, with
//! values that contain no field names.
//!
//! A written byte costs 30 gas. A JSON reader costs two kilobytes of code for each type, and a
//! `postcard` reader a fifth of that. The price: fields are known by their order, so a stored type
//! changes only with a version (`version::CHANGES`), never by an optional field. Values cannot be
//! empty: rows without content are left to `cw_storage_plus`.

use cosmwasm_std::{
    Addr, CustomQuery, Empty, Order, Querier, QuerierWrapper, StdError, StdResult, Storage,
};
use cw_storage_plus::{
    range_with_prefix, Bound, Key, KeyDeserialize, Path, Prefix, Prefixer, PrimaryKey, RawBound,
};
use serde::{de::DeserializeOwned, Serialize};
use std::marker::PhantomData;

/// Packs a value.
///
/// # Errors
/// None for the types of this suite: `postcard` refuses only sequences of unknown length.
pub fn pack<T: Serialize>(value: &T) -> StdResult<Vec<u8>> {
    postcard::to_allocvec(value).map_err(|error| unwritable(std::any::type_name::<T>(), error))
}

#[inline(never)]
fn unwritable(name: &str, why: postcard::Error) -> StdError {
    StdError::serialize_err(name, why)
}

/// Reads a value that [`pack`] wrote.
///
/// # Errors
/// The bytes are not such a value, or more bytes follow.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> StdResult<T> {
    let left = match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => return Ok(value),
        Ok((_, rest)) => Ok(rest.len()),
        Err(error) => Err(error),
    };
    Err(unreadable(std::any::type_name::<T>(), left))
}

/// The error of [`unpack`]: how many bytes are left over, or what `postcard` says. A function of
/// its own, because there is an [`unpack`] for each type.
#[inline(never)]
fn unreadable(name: &str, left: Result<usize, postcard::Error>) -> StdError {
    let why = match left {
        Ok(left) => format!("{left} bytes too many"),
        Err(error) => error.to_string(),
    };
    StdError::parse_err(name, why)
}

/// The value under a key of another contract's storage; `None` if there is none. Stored values are
/// never empty.
fn stored<T: DeserializeOwned>(
    querier: &dyn Querier,
    contract: &Addr,
    key: &[u8],
) -> StdResult<Option<T>> {
    let bytes = ballast_wire::stored(&QuerierWrapper::new(querier), contract, key)?;
    match bytes.is_empty() {
        true => Ok(None),
        false => unpack(&bytes).map(Some),
    }
}

fn missing<T>() -> StdError {
    not_found(std::any::type_name::<T>())
}

#[inline(never)]
fn not_found(name: &str) -> StdError {
    StdError::not_found(name)
}

/// One value under a fixed key.
pub struct Item<T> {
    key: &'static str,
    data: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> Item<T> {
    /// An item under `key`.
    pub const fn new(key: &'static str) -> Self {
        Self {
            key,
            data: PhantomData,
        }
    }

    /// The key in the contract's storage, as raw queries ask for it.
    pub fn as_slice(&self) -> &[u8] {
        self.key.as_bytes()
    }

    /// Writes the value.
    pub fn save(&self, storage: &mut dyn Storage, value: &T) -> StdResult<()> {
        storage.set(self.as_slice(), &pack(value)?);
        Ok(())
    }

    /// Deletes the value.
    pub fn remove(&self, storage: &mut dyn Storage) {
        storage.remove(self.as_slice());
    }

    /// The value, if there is one.
    ///
    /// # Errors
    /// The stored bytes are not such a value.
    pub fn may_load(&self, storage: &dyn Storage) -> StdResult<Option<T>> {
        match storage.get(self.as_slice()) {
            Some(bytes) => unpack(&bytes).map(Some),
            None => Ok(None),
        }
    }

    /// The value.
    ///
    /// # Errors
    /// There is no value, or the stored bytes are not such a value.
    pub fn load(&self, storage: &dyn Storage) -> StdResult<T> {
        match storage.get(self.as_slice()) {
            Some(bytes) => unpack(&bytes),
            None => Err(missing::<T>()),
        }
    }

    /// The value in another contract's storage, if there is one: one raw query, which runs no code
    /// of that contract.
    ///
    /// # Errors
    /// There is no such contract, or the stored bytes are not such a value.
    pub fn may_query<Q: CustomQuery>(
        &self,
        querier: &QuerierWrapper<'_, Q>,
        contract: &Addr,
    ) -> StdResult<Option<T>> {
        stored(&**querier, contract, self.as_slice())
    }

    /// The value in another contract's storage.
    ///
    /// # Errors
    /// As [`Item::may_query`], and if there is no value.
    pub fn query<Q: CustomQuery>(
        &self,
        querier: &QuerierWrapper<'_, Q>,
        contract: &Addr,
    ) -> StdResult<T> {
        let bytes =
            ballast_wire::stored(&QuerierWrapper::new(&**querier), contract, self.as_slice())?;
        match bytes.is_empty() {
            true => Err(missing::<T>()),
            false => unpack(&bytes),
        }
    }
}

/// Values by key. Keys are those of `cw_storage_plus`.
pub struct Map<K, T> {
    namespace: &'static str,
    data: PhantomData<(K, T)>,
}

/// The iterator over a range of a map.
pub type Rows<'a, K, T> = Box<dyn Iterator<Item = StdResult<(K, T)>> + 'a>;

/// The iterator over the keys of a map.
pub type Keys<'a, K> = Box<dyn Iterator<Item = StdResult<K>> + 'a>;

impl<'k, K: PrimaryKey<'k>, T: Serialize + DeserializeOwned> Map<K, T> {
    /// A map under `namespace`.
    pub const fn new(namespace: &'static str) -> Self {
        Self {
            namespace,
            data: PhantomData,
        }
    }

    /// The key of a row in the contract's storage, as raw queries ask for it.
    pub fn key(&self, key: K) -> Vec<u8> {
        let parts = key.key();
        let parts: Vec<&[u8]> = parts.iter().map(Key::as_ref).collect();
        Path::<Empty>::new(self.namespace.as_bytes(), &parts).to_vec()
    }

    /// Writes a row.
    pub fn save(&self, storage: &mut dyn Storage, key: K, value: &T) -> StdResult<()> {
        storage.set(&self.key(key), &pack(value)?);
        Ok(())
    }

    /// Deletes a row.
    pub fn remove(&self, storage: &mut dyn Storage, key: K) {
        storage.remove(&self.key(key));
    }

    /// Whether there is a row.
    pub fn has(&self, storage: &dyn Storage, key: K) -> bool {
        storage.get(&self.key(key)).is_some()
    }

    /// A row, if it exists.
    ///
    /// # Errors
    /// The stored bytes are not such a value.
    pub fn may_load(&self, storage: &dyn Storage, key: K) -> StdResult<Option<T>> {
        match storage.get(&self.key(key)) {
            Some(bytes) => unpack(&bytes).map(Some),
            None => Ok(None),
        }
    }

    /// A row.
    ///
    /// # Errors
    /// There is no row, or the stored bytes are not such a value.
    pub fn load(&self, storage: &dyn Storage, key: K) -> StdResult<T> {
        match storage.get(&self.key(key)) {
            Some(bytes) => unpack(&bytes),
            None => Err(missing::<T>()),
        }
    }

    /// A row of another contract's storage, if it exists: one raw query, which runs no code of that
    /// contract.
    ///
    /// # Errors
    /// There is no such contract, or the stored bytes are not such a value.
    pub fn query<Q: CustomQuery>(
        &self,
        querier: &QuerierWrapper<'_, Q>,
        contract: &Addr,
        key: K,
    ) -> StdResult<Option<T>> {
        stored(&**querier, contract, &self.key(key))
    }

    /// Rows whose key begins with `part`.
    pub fn prefix(&self, part: K::Prefix) -> Part<K::Suffix, T>
    where
        K::Suffix: PrimaryKey<'k> + KeyDeserialize,
    {
        Part::new(self.namespace, &part.prefix())
    }
}

impl<'k, K: PrimaryKey<'k> + KeyDeserialize, T: Serialize + DeserializeOwned> Map<K, T> {
    /// Whether the map has no rows.
    pub fn is_empty(&self, storage: &dyn Storage) -> bool {
        let mut keys = self.keys(storage, None, None, Order::Ascending);
        keys.next().is_none()
    }

    fn all(&self) -> Part<K, T> {
        Part::new(self.namespace, &[])
    }

    /// Rows between two bounds, in order.
    pub fn range<'a>(
        &self,
        storage: &'a dyn Storage,
        min: Option<Bound<'k, K>>,
        max: Option<Bound<'k, K>>,
        order: Order,
    ) -> Rows<'a, K::Output, T> {
        self.all().range(storage, min, max, order)
    }

    /// The keys of rows between two bounds, in order.
    pub fn keys<'a>(
        &self,
        storage: &'a dyn Storage,
        min: Option<Bound<'k, K>>,
        max: Option<Bound<'k, K>>,
        order: Order,
    ) -> Keys<'a, K::Output> {
        self.all().keys(storage, min, max, order)
    }
}

/// The rows of a map whose keys begin with the same part; their keys here are what follows that
/// part.
pub struct Part<K, T> {
    prefix: Prefix<Vec<u8>, Empty>,
    data: PhantomData<(K, T)>,
}

impl<'k, K: PrimaryKey<'k> + KeyDeserialize, T: DeserializeOwned> Part<K, T> {
    fn new(namespace: &str, parts: &[Key<'_>]) -> Self {
        Self {
            prefix: Prefix::new(namespace.as_bytes(), parts),
            data: PhantomData,
        }
    }

    /// Rows between two bounds, in order.
    pub fn range<'a>(
        &self,
        storage: &'a dyn Storage,
        min: Option<Bound<'k, K>>,
        max: Option<Bound<'k, K>>,
        order: Order,
    ) -> Rows<'a, K::Output, T> {
        let (min, max) = (min.map(|b| b.to_raw_bound()), max.map(|b| b.to_raw_bound()));
        let rows = range_with_prefix(storage, &self.prefix, min, max, order);
        Box::new(rows.map(|(key, value)| Ok((K::from_vec(key)?, unpack(&value)?))))
    }

    /// The keys of rows between two bounds, in order.
    pub fn keys<'a>(
        &self,
        storage: &'a dyn Storage,
        min: Option<Bound<'k, K>>,
        max: Option<Bound<'k, K>>,
        order: Order,
    ) -> Keys<'a, K::Output> {
        let keys = self
            .prefix
            .keys_raw(storage, min.map(raw), max.map(raw), order);
        Box::new(keys.map(|key| K::from_vec(key)))
    }
}

fn raw<'k, K: PrimaryKey<'k>>(bound: Bound<'k, K>) -> Bound<'static, Vec<u8>> {
    match bound.to_raw_bound() {
        RawBound::Inclusive(key) => Bound::InclusiveRaw(key),
        RawBound::Exclusive(key) => Bound::ExclusiveRaw(key),
    }
}
