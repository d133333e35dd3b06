package org.exposureatlas.signal;

/**
 * How a published study labels an O*NET task by its exposure: E0 none, E1 directly, E2 with added software.
 *
 * @param onetTask identifier of the task
 * @param human by people, {@code gpt4} by the model GPT-4
 */
public record TaskLabel(int onetTask, String human, String gpt4) {}
