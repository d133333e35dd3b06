package org.exposureatlas.platform;

import org.jspecify.annotations.Nullable;

/**
 * The program cannot start, for a reason its operator can do something about. The message is one plain sentence
 * that says so; it is all that is printed, unless the program is started with {@code --debug}.
 */
@SuppressWarnings("serial")
public final class StartFailure extends RuntimeException {

    public StartFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
