-- Accounts, second factors, failed log-ins, and what makes tokens die before their time.

CREATE TABLE users (
  id              text        PRIMARY KEY CHECK (id ~ '^user_[a-z0-9]{16}$'),
  email           text        NOT NULL CHECK (length(email) <= 254),
  -- The address with A-Z folded to a-z by the service: what must be unique. Collation C, so that no
  -- locale has a say in what is equal.
  email_key       text        COLLATE "C" NOT NULL,
  password_hash   text        NOT NULL,
  password_scheme text        NOT NULL,
  pepper_id       text        NOT NULL,
  status          text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
  mfa_enabled     boolean     NOT NULL DEFAULT false,
  token_epoch     bigint      NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email_key ON users (email_key);

CREATE TABLE mfa_secrets (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id      text        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  -- The Base32 secret, sealed with AES-256-GCM under the key that key_id names.
  secret       bytea       NOT NULL,
  key_id       text        NOT NULL,
  -- The last time step whose code was accepted; neither it nor an earlier one is accepted again.
  last_step    bigint,
  -- When a code was accepted for the first time: until then nobody has shown that they have the secret.
  confirmed_at timestamptz,
  created_at   timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX mfa_secrets_user_id ON mfa_secrets (user_id);

CREATE TABLE recovery_codes (
  user_id text        NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  digest  bytea       NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, digest)
);

-- Keyed by a digest of the address, as attempts on addresses without an account count as well.
CREATE TABLE login_attempts (
  account      bytea       PRIMARY KEY,
  failures     integer     NOT NULL,
  locked_until timestamptz,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX login_attempts_updated_at ON login_attempts (updated_at);

-- Tokens of a user are dead when their epoch is below min_epoch; those of one session when there is a
-- row for it. Rows are of no use once the last token they kill has expired.
CREATE TABLE token_revocations (
  user_id    text        NOT NULL,
  session_id text        NOT NULL DEFAULT '',
  min_epoch  bigint      NOT NULL DEFAULT 0,
  revoked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, session_id)
);
CREATE INDEX token_revocations_revoked_at ON token_revocations (revoked_at);

-- Everything below is in triggers so that it also holds for what an administrator types into psql.

CREATE FUNCTION users_before_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.id <> OLD.id THEN
    RAISE EXCEPTION 'the id of an account never changes';
  END IF;
  IF NEW.status <> 'active' AND OLD.status = 'active' THEN
    NEW.token_epoch := greatest(NEW.token_epoch, OLD.token_epoch + 1);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER users_before_update BEFORE UPDATE ON users
  FOR EACH ROW EXECUTE FUNCTION users_before_update();

CREATE FUNCTION revoke_tokens_of(subject text, epoch bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO token_revocations AS r (user_id, min_epoch) VALUES (subject, epoch)
  ON CONFLICT (user_id, session_id)
    DO UPDATE SET min_epoch = greatest(r.min_epoch, excluded.min_epoch), revoked_at = now();
$$;

CREATE FUNCTION users_after_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM revoke_tokens_of(NEW.id, NEW.token_epoch);
  RETURN NULL;
END $$;
CREATE TRIGGER users_after_update AFTER UPDATE ON users
  FOR EACH ROW WHEN (NEW.token_epoch > OLD.token_epoch) EXECUTE FUNCTION users_after_update();

CREATE FUNCTION users_after_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM revoke_tokens_of(OLD.id, 9223372036854775807);
  RETURN NULL;
END $$;
CREATE TRIGGER users_after_delete AFTER DELETE ON users
  FOR EACH ROW EXECUTE FUNCTION users_after_delete();

CREATE FUNCTION users_before_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM revoke_tokens_of(id, 9223372036854775807) FROM users;
  RETURN NULL;
END $$;
CREATE TRIGGER users_before_truncate BEFORE TRUNCATE ON users
  FOR EACH STATEMENT EXECUTE FUNCTION users_before_truncate();

CREATE FUNCTION announce_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('auth_revocations', concat_ws(' ', NEW.user_id, NEW.min_epoch,
                                                  extract(epoch FROM NEW.revoked_at)::bigint,
                                                  nullif(NEW.session_id, '')));
  RETURN NULL;
END $$;
CREATE TRIGGER announce_revocation AFTER INSERT OR UPDATE ON token_revocations
  FOR EACH ROW EXECUTE FUNCTION announce_revocation();
