package org.gatehouse.web;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Reads tokens that the provider has signed. What has not the shape of one is refused before the provider is asked. */
class ProviderTokens implements JwtDecoder {

    private final ProviderDescription provider;
    private final OAuth2TokenValidator<Jwt> valid;
    private final Converter<Map<String, Object>, Map<String, Object>> claims;

    ProviderTokens(
            ProviderDescription provider,
            OAuth2TokenValidator<Jwt> valid,
            Converter<Map<String, Object>, Map<String, Object>> claims) {
        this.provider = provider;
        this.valid = valid;
        this.claims = claims;
    }

    @Override
    public Jwt decode(String token) {
        try {
            SignedJWT.parse(token);
        } catch (ParseException e) {
            throw new BadJwtException("This is no signed token", e);
        }
        try {
            return decoder().decode(token);
        } catch (BadJwtException bad) {
            throw bad;
        } catch (JwtException noKeys) {
            throw new ProviderAway(noKeys);
        }
    }

    private NimbusJwtDecoder decoder() {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(signatures(), provider.get().keys()));
        processor.setJWTClaimsSetVerifier((set, context) -> {
            // by the validator below
        });
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(valid);
        decoder.setClaimSetConverter(claims);
        return decoder;
    }

    /** Those with a key pair; a shared secret proves nothing here. */
    private static Set<JWSAlgorithm> signatures() {
        var both = new HashSet<>(JWSAlgorithm.Family.RSA);
        both.addAll(JWSAlgorithm.Family.EC);
        return both;
    }
}
