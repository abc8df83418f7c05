import { ChoiceGroup } from "./choice-group";
import type { FieldText } from "./field";
import type { Option } from "./select-field";

type Props = FieldText & { name: string; values: readonly string[]; options: Option[] };

/** Several of a few. */
export function CheckboxGroup({ values, ...group }: Props) {
  return <ChoiceGroup {...group} type="checkbox" chosen={values} />;
}
