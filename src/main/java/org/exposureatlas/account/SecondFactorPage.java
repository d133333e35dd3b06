package org.exposureatlas.account;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.exposureatlas.platform.FormErrors;

/**
 * What one needs to set up an authenticator app.
 *
 * @param key     for typing, in groups of four letters
 * @param address the same for a telephone's own browser
 * @param size    of the code for the camera, in squares, its margin included
 * @param path    the code's dark squares, as an SVG path
 * @param admin   whether running the site depends on it
 */
record SecondFactorPage(String key, String address, int size, String path, boolean admin, FormErrors errors) {

    private static final int MARGIN = 4;

    static SecondFactorPage of(byte[] key, Account account, String site, FormErrors errors) {
        String letters = Totp.base32(key);
        String address =
                "otpauth://totp/" + encode(site) + ":" + encode(account.email().value()) + "?secret="
                        + letters + "&issuer=" + encode(site) + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period="
                        + Totp.SECONDS;
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + MARGIN)
                            .append(' ')
                            .append(y + MARGIN)
                            .append("h1v1h-1z");
                }
            }
        }
        return new SecondFactorPage(
                letters.replaceAll("(.{4})(?=.)", "$1 "),
                address,
                code.size + 2 * MARGIN,
                path.toString(),
                account.isAdmin(),
                errors);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** It holds the key. */
    @Override
    public String toString() {
        return "SecondFactorPage";
    }
}
