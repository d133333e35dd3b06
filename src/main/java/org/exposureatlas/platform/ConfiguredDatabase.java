package org.exposureatlas.platform;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.core.env.Environment;

/** The database that the operator names. Tried once before anything else starts, so that a mistake is named at once. */
final class ConfiguredDatabase {

    private static final String SECONDS_TO_WAIT = "10";

    private final String url;
    private final Properties properties = new Properties();

    ConfiguredDatabase(Environment environment) {
        this.url = environment.getRequiredProperty("spring.datasource.url");
        properties.setProperty("loginTimeout", SECONDS_TO_WAIT);
        copy(environment, "spring.datasource.username", "user");
        copy(environment, "spring.datasource.password", "password");
    }

    private void copy(Environment environment, String from, String to) {
        String value = environment.getProperty(from);
        if (value != null) {
            properties.setProperty(to, value);
        }
    }

    void check() {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException noDriver) {
            throw new StartFailure(
                    "spring.datasource.url is " + withoutSecrets()
                            + ", which is not the address of a PostgreSQL database: write"
                            + " jdbc:postgresql://host:port/database.",
                    noDriver);
        }
        try {
            DriverManager.getConnection(url, properties).close();
        } catch (SQLException failure) {
            throw new StartFailure(sentence(failure), failure);
        }
    }

    /** By the state of the failure, see appendix A of PostgreSQL's manual; 08001 and 08004 are the driver's own. */
    private String sentence(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case "08001" ->
                "No PostgreSQL server answers at " + withoutSecrets() + ": start it, or correct spring.datasource.url.";
            case "28P01", "28000", "08004" ->
                "The database at " + withoutSecrets() + " does not let the user "
                        + properties.getProperty("user", "(none given)")
                        + " in: correct spring.datasource.username and spring.datasource.password.";
            case "3D000" ->
                "The server of " + withoutSecrets()
                        + " has no database of that name: create it, or correct spring.datasource.url.";
            default ->
                "The database at " + withoutSecrets() + " cannot be used (" + failure.getMessage()
                        + "): correct spring.datasource.url.";
        };
    }

    /** An address may carry a user and a password; they do not belong on a screen. */
    private String withoutSecrets() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
