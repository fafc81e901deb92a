package org.ncbrelay.security.passkeys;

import java.util.List;
import org.ncbrelay.domain.passkey.Passkey;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * What Spring Security may read and write while it verifies one answer: the one passkey that is tried, or none while one is registered.
 * What it would save is kept here, and stored by us under our own rules.
 */
final class OneCredential implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private final CredentialRecord known;
    private final PublicKeyCredentialUserEntity owner;
    private CredentialRecord saved;

    private OneCredential(CredentialRecord known, PublicKeyCredentialUserEntity owner) {
        this.known = known;
        this.owner = owner;
    }

    static OneCredential none() {
        return new OneCredential(null, null);
    }

    static OneCredential of(Passkey passkey) {
        Bytes handle = Bytes.fromBase64(passkey.handle());
        CredentialRecord known = ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(passkey.id()))
                .userEntityUserId(handle)
                .attestationObject(Bytes.fromBase64(passkey.attestation()))
                .signatureCount(passkey.counter())
                .label(passkey.label())
                .build();
        return new OneCredential(known, owner(passkey.userId(), handle));
    }

    static PublicKeyCredentialUserEntity owner(String userId, Bytes handle) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .name(userId)
                .displayName(userId)
                .id(handle)
                .build();
    }

    /** What was verified. */
    CredentialRecord saved() {
        return saved;
    }

    @Override
    public void save(CredentialRecord verified) {
        saved = verified;
    }

    @Override
    public CredentialRecord findByCredentialId(Bytes id) {
        return known != null && known.getCredentialId().equals(id) ? known : null;
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return known == null ? List.of() : List.of(known);
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        return owner;
    }

    @Override
    public PublicKeyCredentialUserEntity findByUsername(String name) {
        return owner;
    }

    @Override
    public void save(PublicKeyCredentialUserEntity unused) {
        throw new UnsupportedOperationException("names are given by Passkeys");
    }

    @Override
    public void delete(Bytes unused) {
        throw new UnsupportedOperationException("passkeys are removed by Passkeys");
    }
}
