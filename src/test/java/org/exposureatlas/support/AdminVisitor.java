package org.exposureatlas.support;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Somebody who runs the site and has shown both factors. */
public final class AdminVisitor {

    private static final String EMAIL = "operator@example.org";
    private static final String PASSWORD = "a pass phrase for operators";
    private static final byte[] KEY = new byte[20];

    private AdminVisitor() {}

    public static Visitor at(int port, Clock clock, JdbcClient jdbc) {
        long account = jdbc.sql("select id from account where email = :email")
                .param("email", EMAIL)
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                                insert into account (email, password_hash, password_set_at, admin_since, created_at)
                                values (:email, :hash, :now, :now, :now) returning id
                                """)
                        .param("email", EMAIL)
                        .param("hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single());
        jdbc.sql("""
                        insert into second_factor (account_id, key, made_at, confirmed_at) values (:id, :key, :now, :now)
                        on conflict (account_id) do update set last_step = 0
                        """)
                .param("id", account)
                .param("key", KEY)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Visitor visitor = new Visitor(port);
        Visitor.Answer asked = visitor.fill("/account/sign-in", Map.of("email", EMAIL, "password", PASSWORD));
        visitor.submit(asked, "/account/sign-in/second-factor", Map.of("code", code(clock)));
        return visitor;
    }

    /** The code an authenticator app shows now. */
    public static String code(Clock clock) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(KEY, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                    .putLong(clock.instant().getEpochSecond() / 30)
                    .array());
            int offset = hash[hash.length - 1] & 15;
            return "%06d".formatted((ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
