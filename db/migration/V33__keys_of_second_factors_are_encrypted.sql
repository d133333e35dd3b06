-- 20 bytes as made, from before this migration until the key is next used; else 16 bytes of nonce, the 20 encrypted,
-- and 16 that prove nobody changed them.
alter table second_factor drop constraint second_factor_key_of_160_bits;
alter table second_factor add constraint second_factor_key_plain_or_encrypted check (length(key) in (20, 52));
