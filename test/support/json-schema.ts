import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';

/** Returns one line for each violation, such as `/runs/0/results must be array`: nothing for a valid value. */
type Validator = (value: unknown) => string[];

/** A validator of a JSON Schema of draft 7. */
export function draft7Validator(schema: object): Validator {
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);
  return validator(ajv.compile(schema));
}

/** Checks a log against the schema of SARIF 2.1.0 that OASIS published, which is of draft 4. */
export const sarifProblems: Validator = sarifValidator();

function sarifValidator(): Validator {
  // One of its patterns is not a valid regular expression with the flag `u`.
  const ajv = new draft4.default({ allErrors: true, strict: false, unicodeRegExp: false });
  formats.default(ajv);
  return validator(ajv.compile(sarifSchema));
}

function validator(validate: ValidateFunction): Validator {
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map(describeError));
}

function describeError({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
}
