package org.exposureatlas.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity(name = "SignalInput")
@Table(name = "signal_input")
class SignalInputEntity {

    @Id
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String occupation;
    private String input;
    private @Nullable BigDecimal number;
    private @Nullable String phrase;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<SignalInput.Part> parts;

    @Column(name = "observed_on")
    private @Nullable LocalDate observedOn;

    private @Nullable String source;
    private @Nullable String vintage;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected SignalInputEntity() {}

    SignalInput toInput() {
        return new SignalInput(
                occupation,
                input,
                number == null ? null : number.stripTrailingZeros(),
                phrase,
                parts == null ? List.of() : parts,
                observedOn,
                source,
                vintage,
                note);
    }
}
