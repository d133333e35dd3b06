package org.exposureatlas.platform.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** A program that starts the embedded database in the folder given, counts its starts there, and stays. */
final class HoldsDatabase {

    private HoldsDatabase() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                    Path.of(arguments[0]), arguments.length > 1 ? Path.of(arguments[1]) : null, true));
        } catch (EmbeddedPostgresFailure failure) {
            System.out.println("refused: " + failure.getMessage());
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
        System.out.println("start number " + countStart(postgres));
        new CountDownLatch(1).await();
    }

    /** One more row for each start; what earlier starts wrote must still be there. */
    static int countStart(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        postgres.database("trial"), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists start (at timestamptz default now())");
            statement.execute("insert into start default values");
            try (ResultSet count = statement.executeQuery("select count(*) from start")) {
                count.next();
                return count.getInt(1);
            }
        }
    }
}
