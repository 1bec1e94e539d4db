/** Protocol and port, as two fields of a form. */

interface ProtocolFieldsProps {
  readonly protocol: string;
  readonly port: string;
  readonly portAttributes: Readonly<Record<string, string | boolean>>;
  readonly protocolTestId?: string;
  readonly portTestId?: string;
  readonly onProtocol: (protocol: string) => void;
  readonly onPort: (port: string) => void;
}

export const ProtocolFields = (props: ProtocolFieldsProps) => {
  const { protocol, port, portAttributes, onProtocol, onPort } = props;
  const hasPort = protocol !== 'icmp';
  return (
    <>
      <label className="acc-field">
        <span>Protocol</span>
        <select
          className="acc-input"
          data-testid={props.protocolTestId}
          value={protocol}
          onChange={(event) => onProtocol(event.target.value)}
        >
          <option value="tcp">TCP</option>
          <option value="udp">UDP</option>
          <option value="icmp">ICMP</option>
        </select>
      </label>
      <label className="acc-field">
        <span>Port</span>
        <input
          className="acc-input"
          inputMode="numeric"
          autoComplete="off"
          placeholder={hasPort ? '443' : 'none'}
          disabled={!hasPort}
          data-testid={props.portTestId}
          value={hasPort ? port : ''}
          {...portAttributes}
          onChange={(event) => onPort(event.target.value)}
        />
      </label>
    </>
  );
};
