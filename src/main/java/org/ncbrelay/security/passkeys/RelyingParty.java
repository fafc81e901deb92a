package org.ncbrelay.security.passkeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ncbrelay.domain.passkey.Passkey;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.MapPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.MapUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * Says what a browser is asked for, and verifies what it answers, by Spring Security's WebAuthn support: challenge, origin, relying
 * party, signature, that a person was there and verified (by a PIN or a finger), and the counter. Stores nothing.
 */
class RelyingParty {
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ASSERTION =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> ATTESTATION =
            new TypeReference<>() {};

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json()
            .modules(new WebauthnJackson2Module())
            .build();
    private final Supplier<Site> site;

    /**
     * Where passkeys are made and used.
     *
     * @param id      the relying party's id: a host name without port (WebAuthn 2, 5.1.2)
     * @param origins scheme, host and port of the pages
     */
    record Site(String id, Set<String> origins) {}

    /** @param site asked each time: the port of a server is known once it has started */
    RelyingParty(Supplier<Site> site) {
        this.site = site;
    }

    /** 256 random bits, base64url. */
    String challenge() {
        return Bytes.random().toBase64UrlString();
    }

    /** What {@code navigator.credentials.create} gets, as JSON. */
    String creation(String userId, String handle, String challenge, List<Passkey> known) {
        return write(creationOptions(userId, handle, challenge, known));
    }

    /**
     * What {@code navigator.credentials.get} gets, as JSON.
     *
     * @param allowed empty where it is not known yet who logs in: the authenticator then offers what it has for this relay
     */
    String request(String challenge, List<Passkey> allowed) {
        return write(requestOptions(challenge, allowed));
    }

    /**
     * @param answer of the browser to {@link #creation}, as JSON
     * @throws PasskeyRefused if it does not answer this challenge at this site, or no one was verified
     */
    Passkey registered(String userId, String handle, String challenge, String label, String answer, Instant at) {
        CredentialRecord verified;
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> sent = json.readValue(answer, ATTESTATION);
            PublicKeyCredentialCreationOptions asked = creationOptions(userId, handle, challenge, List.of());
            verified = operations(new MapUserCredentialRepository())
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            asked, new RelyingPartyPublicKey(sent, label)));
        } catch (JsonProcessingException | RuntimeException wrong) {
            throw new PasskeyRefused(PasskeyRefused.Reason.WRONG, wrong);
        }
        // An answer without the raw id passes the library.
        if (verified.getCredentialId() == null) throw new PasskeyRefused(PasskeyRefused.Reason.WRONG);
        return new Passkey(
                verified.getCredentialId().toBase64UrlString(),
                userId,
                handle,
                verified.getAttestationObject().toBase64UrlString(),
                verified.getSignatureCount(),
                label,
                at,
                null,
                null);
    }

    /**
     * The credential id of an answer, which nothing has verified yet.
     *
     * @throws PasskeyRefused if it is no answer of a browser
     */
    String idOf(String answer) {
        try {
            return json.readValue(answer, ASSERTION).getRawId().toBase64UrlString();
        } catch (JsonProcessingException | RuntimeException wrong) {
            throw new PasskeyRefused(PasskeyRefused.Reason.WRONG, wrong);
        }
    }

    /**
     * @param answer of the browser to {@link #request}, as JSON
     * @return the counter of the authenticator
     * @throws PasskeyRefused if it does not answer this challenge at this site with this passkey, no one was verified, or the counter
     *     has not grown
     */
    long used(Passkey passkey, String challenge, String answer) {
        Bytes id = Bytes.fromBase64(passkey.id());
        MapUserCredentialRepository known = new MapUserCredentialRepository();
        known.save(ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(id)
                .userEntityUserId(Bytes.fromBase64(passkey.handle()))
                .attestationObject(Bytes.fromBase64(passkey.attestation()))
                .signatureCount(passkey.counter())
                .label(passkey.label())
                .build());
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> sent = json.readValue(answer, ASSERTION);
            Bytes named = sent.getResponse().getUserHandle();
            if (named != null && !named.toBase64UrlString().equals(passkey.handle()))
                throw new PasskeyRefused(PasskeyRefused.Reason.UNKNOWN);
            operations(known)
                    .authenticate(new RelyingPartyAuthenticationRequest(requestOptions(challenge, List.of()), sent));
        } catch (MaliciousCounterValueException copied) {
            throw new PasskeyRefused(PasskeyRefused.Reason.SUSPECTED, copied);
        } catch (PasskeyRefused refused) {
            throw refused;
        } catch (JsonProcessingException | RuntimeException wrong) {
            throw new PasskeyRefused(PasskeyRefused.Reason.WRONG, wrong);
        }
        return known.findByCredentialId(id).getSignatureCount();
    }

    /** @param known all that Spring Security may read while it verifies one answer; what it saves there is stored by us, under our rules */
    private Webauthn4JRelyingPartyOperations operations(MapUserCredentialRepository known) {
        return new Webauthn4JRelyingPartyOperations(
                new MapPublicKeyCredentialUserEntityRepository(),
                known,
                entity(),
                site.get().origins());
    }

    private PublicKeyCredentialRpEntity entity() {
        return PublicKeyCredentialRpEntity.builder()
                .id(site.get().id())
                .name("NCB Relay")
                .build();
    }

    /** No attestation is asked for: any authenticator may be used that verifies its owner and keeps the passkey itself. */
    private PublicKeyCredentialCreationOptions creationOptions(
            String userId, String handle, String challenge, List<Passkey> known) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(entity())
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .name(userId)
                        .displayName(userId)
                        .id(Bytes.fromBase64(handle))
                        .build())
                .challenge(Bytes.fromBase64(challenge))
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .excludeCredentials(descriptors(known))
                .timeout(Challenges.VALID)
                .build();
    }

    private PublicKeyCredentialRequestOptions requestOptions(String challenge, List<Passkey> allowed) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(site.get().id())
                .challenge(Bytes.fromBase64(challenge))
                .allowCredentials(descriptors(allowed))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(Challenges.VALID)
                .build();
    }

    private static List<PublicKeyCredentialDescriptor> descriptors(List<Passkey> passkeys) {
        return passkeys.stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(Bytes.fromBase64(passkey.id()))
                        .build())
                .toList();
    }

    private String write(Object options) {
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
